package example;

import static dev.plumbline.types.crawler.Tables.ACTIVITY_LOGS;
import static dev.plumbline.types.crawler.Tables.CRAWL_JOBS;
import static dev.plumbline.types.crawler.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.test.PlumblineTest;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

@PlumblineTest(pack = "crawler", scope = PlumblineTest.Scope.METHOD)
class CrawlsTest {

    @Test
    void aCrawlBelongsToAProjectAndKeepsImages(DSLContext sql) {
        var crawls = new Crawls(sql);
        var project = crawls.newProject(crawls.userOf("user1@example.com"), "birds");
        var crawl = crawls.start(project, "wrens", List.of("wren", "\"quoted\""));
        crawls.keep(crawl, "https://example.com/1.jpg", "1.jpg");

        assertThat(project.getStatus()).isEqualTo("active");
        assertThat(crawl.getStatus()).isEqualTo("pending");
        assertThat(crawls.imagesOf(project)).isEqualTo(1);
        crawl.refresh();
        assertThat(crawl.getDownloadedImages()).isEqualTo(1);
    }

    @Test
    void nobodyOwnsNothing(DSLContext sql) {
        var crawls = new Crawls(sql);
        assertThatThrownBy(() -> crawls.newProject(UUID.randomUUID(), "of nobody"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("projects_user_id_fkey");
    }

    @Test
    void aUserIsForgottenButNotWhatWasLogged(DSLContext sql) {
        var crawls = new Crawls(sql);
        UUID user = crawls.userOf("user1@example.com");
        int logs = sql.fetchCount(ACTIVITY_LOGS);
        int named = sql.fetchCount(ACTIVITY_LOGS, ACTIVITY_LOGS.USER_ID.eq(user));
        int nameless = sql.fetchCount(ACTIVITY_LOGS, ACTIVITY_LOGS.USER_ID.isNull());
        assertThat(named).isPositive();
        crawls.newProject(user, "birds");

        crawls.forget(user);

        assertThat(sql.fetchCount(PROJECTS, PROJECTS.USER_ID.eq(user))).isZero();
        assertThat(sql.fetchCount(ACTIVITY_LOGS)).isEqualTo(logs);
        assertThat(sql.fetchCount(ACTIVITY_LOGS, ACTIVITY_LOGS.USER_ID.isNull())).isEqualTo(nameless + named);
        assertThat(sql.fetchCount(CRAWL_JOBS, CRAWL_JOBS.PROJECT_ID.notIn(sql.select(PROJECTS.ID).from(PROJECTS))))
                .isZero();
    }
}
