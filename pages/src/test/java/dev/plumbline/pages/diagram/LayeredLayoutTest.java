package dev.plumbline.pages.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.pages.diagram.Drawing.Place;
import dev.plumbline.pages.diagram.Drawing.Route;
import dev.plumbline.pages.diagram.Graph.Box;
import dev.plumbline.pages.diagram.Graph.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTest {

    @Test
    void whatIsReferredToStandsLeft() {
        Drawing drawing = LayeredLayout.of(new Graph(
                List.of(new Box("order", 100, 60), new Box("customer", 100, 40), new Box("item", 100, 40)),
                List.of(new Line("order", 40, "customer", 20), new Line("item", 20, "order", 20))));
        assertThat(x(drawing, "customer")).isLessThan(x(drawing, "order"));
        assertThat(x(drawing, "order")).isLessThan(x(drawing, "item"));
        assertThat(drawing.routes()).hasSize(2);
    }

    @Test
    void circlesAndLoopsAreDrawn() {
        var graph = new Graph(
                List.of(new Box("a", 50, 50), new Box("b", 50, 50), new Box("c", 50, 50)),
                List.of(
                        new Line("a", 10, "b", 10),
                        new Line("b", 20, "c", 20),
                        new Line("c", 30, "a", 30),
                        new Line("a", 15, "a", 25)));
        check(graph, LayeredLayout.of(graph));
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(LayeredLayout.of(new Graph(List.of(), List.of())).places()).isEmpty();
        assertThatThrownBy(() -> new Graph(List.of(), List.of(new Line("a", 0, "b", 0))))
                .hasMessageContaining("no box at an end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 60, 300})
    void boxesNeverOverlapAndLinesReachThem(int boxes) {
        for (int seed = 0; seed < 6; seed++) {
            Graph graph = random(boxes, seed);
            Drawing drawing = LayeredLayout.of(graph);
            check(graph, drawing);
            assertThat(LayeredLayout.of(graph)).as("the same each time").isEqualTo(drawing);
        }
    }

    @Test
    void aHubOfThreeHundredIsNoEndlessColumn() {
        List<Box> boxes =
                IntStream.range(0, 300).mapToObj(i -> new Box("t" + i, 120, 27)).toList();
        List<Line> lines = IntStream.range(1, 300)
                .mapToObj(i -> new Line("t" + i, 13, "t0", 13))
                .toList();
        Drawing drawing = LayeredLayout.of(new Graph(boxes, lines));
        assertThat(drawing.height() / drawing.width()).isBetween(0.3, 1.6);
    }

    private static Graph random(int count, int seed) {
        var random = new Random(seed);
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boxes.add(new Box("t" + i, 80 + random.nextInt(200), 30 + random.nextInt(200)));
        }
        for (int i = 0; i < count * 3 / 2; i++) {
            Box from = boxes.get(random.nextInt(count));
            Box to = boxes.get(random.nextInt(Math.max(1, count / 3)));
            lines.add(new Line(
                    from.id(), random.nextInt((int) from.height()), to.id(), random.nextInt((int) to.height())));
        }
        return new Graph(boxes, lines);
    }

    private static void check(Graph graph, Drawing drawing) {
        for (int i = 0; i < graph.boxes().size(); i++) {
            Box one = graph.boxes().get(i);
            Place at = place(drawing, one.id());
            assertThat(at.x()).isGreaterThanOrEqualTo(-0.01);
            assertThat(at.y()).isGreaterThanOrEqualTo(-0.01);
            assertThat(at.x() + one.width()).isLessThanOrEqualTo(drawing.width() + 0.01);
            assertThat(at.y() + one.height()).isLessThanOrEqualTo(drawing.height() + 0.01);
            for (Box other : graph.boxes().subList(i + 1, graph.boxes().size())) {
                Place there = place(drawing, other.id());
                boolean apart = at.x() + one.width() <= there.x()
                        || there.x() + other.width() <= at.x()
                        || at.y() + one.height() <= there.y() + 0.01
                        || there.y() + other.height() <= at.y() + 0.01;
                assertThat(apart)
                        .as(one + " at " + at + " and " + other + " at " + there)
                        .isTrue();
            }
        }
        for (int i = 0; i < graph.lines().size(); i++) {
            Line line = graph.lines().get(i);
            Route route = drawing.routes().get(i);
            assertThat(route.line()).isEqualTo(line);
            reaches(graph, drawing, line.from(), line.fromY(), route.points().get(0));
            reaches(
                    graph,
                    drawing,
                    line.to(),
                    line.toY(),
                    route.points().get(route.points().size() - 1));
        }
    }

    /** At the left or right edge of its box, where it is attached. */
    private static void reaches(Graph graph, Drawing drawing, String id, double down, Place end) {
        Box box = graph.boxes().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        Place corner = place(drawing, id);
        assertThat(end.y()).isCloseTo(corner.y() + down, org.assertj.core.data.Offset.offset(0.01));
        assertThat(Math.min(Math.abs(end.x() - corner.x()), Math.abs(end.x() - corner.x() - box.width())))
                .isLessThan(0.01);
    }

    private static double x(Drawing drawing, String id) {
        return place(drawing, id).x();
    }

    private static Place place(Drawing drawing, String id) {
        return drawing.places().get(id);
    }
}
