package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.DataRow;
import dev.plumbline.data.Mix;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the crawler data set at one scale, clean or with orphans of every kind at the end of each table. */
public final class CrawlerData {
    private static final String[] ACTIONS = {
        "sign in", "create project", "start crawl", "export images", "archive project"
    };

    private final Sizes sizes;
    private final Crawls crawls;

    public CrawlerData(Scale scale, boolean dirty) {
        sizes = Sizes.of(scale, dirty);
        crawls = new Crawls(sizes);
    }

    public List<TableRows> tables() {
        return List.of(
                table(1, "profiles", "id,email,created_at,updated_at", sizes.profiles(), this::profile),
                table(
                        2,
                        "projects",
                        "id,name,description,user_id,status,created_at,updated_at",
                        sizes.allProjects(),
                        this::project),
                table(
                        3,
                        "crawl_jobs",
                        "id,project_id,name,keywords,max_images,status,progress,total_images,downloaded_images,valid_images,started_at,"
                                + "completed_at,total_chunks,active_chunks,completed_chunks,failed_chunks,task_ids,created_at,updated_at",
                        sizes.allJobs(),
                        crawls::crawl),
                rows(
                        4,
                        "images",
                        "id,crawl_job_id,original_url,filename,storage_url,width,height,file_size,format,created_at,updated_at",
                        sizes.allImages(),
                        this::images),
                table(
                        5,
                        "activity_logs",
                        "id,user_id,action,resource_type,resource_id,metadata,timestamp",
                        sizes.logs() + sizes.orphanLogs(),
                        this::log),
                table(
                        6,
                        "validation_jobs",
                        "id,crawl_job_id,name,status,progress,total_images,validated_images,invalid_images,validation_rules,error_message,"
                                + "started_at,completed_at,created_at,updated_at",
                        sizes.validations() + sizes.orphanValidations(),
                        this::validation),
                table(
                        7,
                        "export_jobs",
                        "id,crawl_job_id,user_id,name,status,progress,format,total_images,exported_images,file_size,download_url,"
                                + "export_options,expires_at,error_message,started_at,completed_at,created_at,updated_at",
                        sizes.allExports(),
                        this::export));
    }

    /** The rows that the full set of the same name has, and those of this one. */
    public List<Promise> promises(CrawlerData full) {
        List<TableRows> actual = tables();
        List<TableRows> expected = full.tables();
        return IntStream.range(0, actual.size())
                .mapToObj(i -> new Promise(
                        actual.get(i).table(),
                        expected.get(i).count(),
                        actual.get(i).count()))
                .toList();
    }

    private static TableRows table(int place, String name, String columns, int count, IntFunction<DataRow> row) {
        return rows(place, name, columns, count, () -> IntStream.range(0, count).mapToObj(row));
    }

    private static TableRows rows(
            int place, String name, String columns, int count, Supplier<Stream<? extends DataRow>> rows) {
        return new TableRows("0" + place + "_" + name, name, List.of(columns.split(",")), count, rows);
    }

    private static String user(long number) {
        return Vocabulary.uuid(1, number);
    }

    private static String stranger(long number) {
        return Vocabulary.uuid(2, number);
    }

    private DataRow profile(int index) {
        return writer -> {
            writer.text(user(index));
            writer.text("user" + (index + 1) + "@example.com");
            Vocabulary.time(writer, 1_700_000_000L + index * 1_801L);
            Vocabulary.time(writer, 1_700_000_000L + index * 1_801L);
        };
    }

    private String owner(long project) {
        return user(Mix.below(Mix.of(41, project), sizes.profiles()));
    }

    private DataRow project(int index) {
        return writer -> {
            long chance = Mix.of(42, index);
            writer.number(index + 1);
            writer.text(Vocabulary.of(chance).replace("\\", "") + " of " + (1990 + Mix.below(chance >>> 4, 36)));
            if (Mix.below(chance, 3) == 0) {
                writer.nothing();
            } else {
                writer.text("Everything about " + Vocabulary.of(chance).replace("\\", "") + ",\nin colour");
            }
            writer.text(index < sizes.projects() ? owner(index + 1) : stranger(index));
            writer.text(Mix.below(chance >>> 6, 8) == 0 ? "archived" : "active");
            Vocabulary.time(writer, 1_702_000_000L + index * 1_451L);
            Vocabulary.time(writer, 1_702_000_000L + index * 1_451L);
        };
    }

    private Stream<DataRow> images() {
        long[] id = {0};
        Stream<DataRow> ofCrawls = IntStream.range(0, sizes.allJobs()).boxed().mapMulti((index, sink) -> {
            for (int nth = 1; nth <= crawls.images(index); nth++) {
                sink.accept(new Image(++id[0], index + 1, nth));
            }
        });
        Stream<DataRow> ofNone = IntStream.range(0, sizes.orphanImages())
                .mapToObj(i -> new Image(++id[0], sizes.allJobs() + 1_000_000L + i / 10, i % 10 + 1));
        return Stream.concat(ofCrawls, ofNone);
    }

    private DataRow log(int index) {
        return writer -> {
            long chance = Mix.of(51, index);
            int action = Mix.below(chance, ACTIONS.length);
            writer.number(index + 1);
            if (index >= sizes.logs()) {
                writer.text(stranger(index));
            } else if (Mix.below(chance >>> 5, 40) == 0) {
                writer.nothing();
            } else {
                writer.text(user(Math.min(
                        Mix.below(chance >>> 7, sizes.profiles()), Mix.below(chance >>> 1, sizes.profiles()))));
            }
            writer.text(ACTIONS[action]);
            if (action == 0) {
                writer.nothing();
                writer.nothing();
            } else {
                writer.text("project");
                writer.text(String.valueOf(1 + Mix.below(chance >>> 3, sizes.projects())));
            }
            writer.text("{\"ip\": \"192.0.2." + Mix.below(chance >>> 9, 254) + "\"}");
            Vocabulary.time(writer, 1_704_100_000L + index * 97L);
        };
    }

    private DataRow validation(int index) {
        return writer -> {
            long chance = Mix.of(61, index);
            int crawl = crawls.ended(chance);
            boolean known = index < sizes.validations();
            boolean done = Mix.below(chance >>> 5, 10) != 0;
            Crawl of = crawls.crawl(crawl);
            writer.number(index + 1);
            writer.number(known ? crawl + 1L : sizes.allJobs() + 2_000_000L + index);
            writer.text("sizes and formats");
            writer.text(done ? "completed" : "failed");
            writer.number(done ? 100 : Mix.below(chance, 100));
            writer.number(of.images());
            writer.number(done ? of.readable() : 0);
            writer.number(done ? of.images() - of.readable() : 0);
            writer.text("{\"min_width\": 640, \"formats\": [\"jpeg\", \"png\", \"webp\"]}");
            if (done) {
                writer.nothing();
            } else {
                writer.text("the store did not answer");
            }
            ran(writer, Crawl.begin(crawl + 1) + 9_000);
        };
    }

    private DataRow export(int index) {
        return writer -> {
            long chance = Mix.of(71, index);
            int crawl = crawls.ended(chance);
            boolean ofNone = index >= sizes.exports() && index < sizes.exports() + sizes.orphanExports();
            boolean forNobody = index >= sizes.exports() + sizes.orphanExports();
            int images = crawls.images(crawl);
            writer.number(index + 1);
            writer.number(ofNone ? sizes.allJobs() + 3_000_000L + index : crawl + 1L);
            writer.text(forNobody ? stranger(index) : owner(crawls.project(crawl)));
            writer.text("images of crawl " + (crawl + 1));
            writer.text("completed");
            writer.number(100);
            writer.text(Mix.below(chance >>> 4, 5) == 0 ? "tar" : "zip");
            writer.number(images);
            writer.number(images);
            writer.number(images * 150_000L + 22);
            writer.text("https://downloads.example.net/" + Vocabulary.uuid(72, index));
            writer.text("{\"labels\": " + (Mix.below(chance >>> 6, 2) == 0) + "}");
            Vocabulary.time(writer, Crawl.begin(crawl + 1) + 700_000);
            writer.nothing();
            ran(writer, Crawl.begin(crawl + 1) + 10_000);
        };
    }

    private static void ran(dev.plumbline.data.DataRowWriter writer, long begin) {
        Vocabulary.time(writer, begin + 5);
        Vocabulary.time(writer, begin + 95);
        Vocabulary.time(writer, begin);
        Vocabulary.time(writer, begin + 95);
    }
}
