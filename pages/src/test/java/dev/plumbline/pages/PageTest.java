package dev.plumbline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String HOSTILE = "<script>alert(\"&'\")</script>\u0000";
    private static final String ESCAPED = "&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;\uFFFD";

    @Test
    void aPageNeedsNothingElseAndReadsInLightAndDark() {
        String page = new Page("title", "skip", "<h1>h</h1>", "<p>m</p>", "<p>f</p>").html();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>title</title>", "<main id=\"main\">\n<p>m</p></main>", "prefers-color-scheme: dark")
                .doesNotContain("<script", "http://", "https://", "@import")
                .doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void whateverIsGivenAsTextIsEscaped() {
        for (String html : List.of(
                new Page(HOSTILE, HOSTILE, "", "", "").html(),
                new Section(HOSTILE, HOSTILE, "").html(),
                new Fold(HOSTILE, "", "", false).html(),
                new RowsTable(HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE))).html(HOSTILE),
                new BarChart(HOSTILE, List.of(new BarChart.Bar(HOSTILE, 1))).html(),
                new TimesChart(HOSTILE, List.of(1.0), 2).html())) {
            assertThat(html).contains(ESCAPED.substring(0, 20)).doesNotContain("<script");
        }
    }

    @Test
    void aNumberThatNoRowHasIsAGapInTheBars() {
        String chart = new BarChart("years", List.of(new BarChart.Bar("2001", 5), new BarChart.Bar("2004", 2))).html();
        assertThat(chart).contains("<title>2002: 0</title>", "<title>2003: 0</title>", "Bar chart: years, 4 bars");
    }

    @Test
    void barsOverTheBudgetAreHatched() {
        String chart = new TimesChart("calls", List.of(100.0, 200.0, 90_000.0), 1_000).html();
        assertThat(chart).contains("class=\"over\"", "class=\"bar\"", "budget 1 ms", "the slowest 90 ms");
    }
}
