package dev.plumbline.packs.vehicles.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known by hand, read from the text files beside this class. A wrong line is named by file and line. */
record Knowledge(
        List<String> makes,
        List<Model> models,
        List<FamilyLine> families,
        List<TrimLine> trims,
        List<GearboxLine> gearboxes) {

    /** An engine family that several makes put into several segments. */
    record FamilyLine(Set<String> makes, EngineFamily family, Set<Segment> segments) {}

    /** Trims of a make ({@code *} for any) and of a segment or one model of it. */
    record TrimLine(Set<String> makes, String subject, List<Years> years, List<String> trims) {}

    /** A transmission of some makes; without a code it is known by its kind alone. */
    record GearboxLine(Set<String> makes, String kind, List<String> codes, List<Years> years, String layouts) {
        GearboxLine forLayouts(String some) {
            return new GearboxLine(makes, kind, codes, years, some);
        }

        boolean isFor(String make) {
            return makes.contains(make) || (makes.contains("*") && !makes.contains("-" + make));
        }
    }

    private static final List<String> MODEL_FILES = List.of(
            "ford",
            "chevrolet",
            "gmc",
            "buick-cadillac",
            "chrysler",
            "toyota",
            "honda-nissan",
            "mazda-subaru",
            "korean-electric",
            "volkswagen",
            "bmw",
            "mercedes-benz",
            "european");

    private interface LineReader {
        void read(Set<String> makes, String[] fields);
    }

    static Knowledge read() {
        Set<String> makes = new LinkedHashSet<>();
        List<Model> models = new ArrayList<>();
        for (String group : MODEL_FILES) {
            each("models-" + group + ".txt", (section, fields) -> {
                makes.addAll(section);
                models.add(model(section.iterator().next(), fields));
            });
        }
        List<FamilyLine> families = new ArrayList<>();
        each("engines.txt", (section, fields) -> {
            Set<Segment> segments = EnumSet.noneOf(Segment.class);
            for (String word : fields[2].split(" ")) {
                segments.add(Segment.named(word));
            }
            for (String name : fields[0].split(",")) {
                families.add(new FamilyLine(section, EngineFamily.parse(name, Years.parse(fields[1])), segments));
            }
        });
        List<TrimLine> trims = new ArrayList<>();
        each(
                "trims.txt",
                (section, fields) ->
                        trims.add(new TrimLine(section, fields[0], Years.parse(fields[1]), list(fields[2]))));
        List<GearboxLine> gearboxes = new ArrayList<>();
        each(
                "transmissions.txt",
                (section, fields) -> gearboxes.add(new GearboxLine(
                        section,
                        fields[0],
                        fields[3].isEmpty() ? List.of() : list(fields[3]),
                        Years.parse(fields[1]),
                        fields[2])));
        return new Knowledge(List.copyOf(makes), models, families, trims, gearboxes);
    }

    private static Model model(String make, String[] fields) {
        List<Years> years = Years.parse(fields[1]);
        String[] kind = fields[2].split("/");
        Segment segment = Segment.named(kind[0]);
        char layout = kind.length > 1 ? kind[1].charAt(0) : segment.layout;
        List<EngineFamily> engines = new ArrayList<>();
        if (fields.length > 3) {
            for (String family : fields[3].split(",")) {
                engines.add(EngineFamily.parse(family, List.of(Years.ALL)));
            }
        }
        return new Model(make, fields[0], years, segment, layout, engines);
    }

    private static List<String> list(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",")) {
            words.add(word.trim());
        }
        return List.copyOf(words);
    }

    private static void each(String file, LineReader reader) {
        int number = 0;
        Set<String> section = Set.of("*");
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("= ")) {
                    section = new LinkedHashSet<>(list(line.substring(2)));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    reader.read(section, fields(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static String[] fields(String line) {
        String[] fields = line.split("\\|", -1);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].trim();
        }
        return fields;
    }

    private static BufferedReader open(String file) {
        InputStream in = Knowledge.class.getResourceAsStream("/dev/plumbline/packs/vehicles/data/" + file);
        if (in == null) {
            throw new IllegalStateException(file + ": missing from the class path beside " + Knowledge.class.getName());
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
