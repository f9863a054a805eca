package example;

import static dev.plumbline.types.crawler.Tables.CRAWL_JOBS;
import static dev.plumbline.types.crawler.Tables.IMAGES;
import static dev.plumbline.types.crawler.Tables.PROFILES;
import static dev.plumbline.types.crawler.Tables.PROJECTS;

import dev.plumbline.types.crawler.tables.records.CrawlJobsRecord;
import dev.plumbline.types.crawler.tables.records.ImagesRecord;
import dev.plumbline.types.crawler.tables.records.ProjectsRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The part of a crawling service that starts crawls and keeps what they bring. */
public final class Crawls {
    private final DSLContext db;

    public Crawls(DSLContext db) {
        this.db = db;
    }

    public UUID userOf(String email) {
        return db.select(PROFILES.ID).from(PROFILES).where(PROFILES.EMAIL.eq(email)).fetchOne(PROFILES.ID);
    }

    public ProjectsRecord newProject(UUID user, String name) {
        ProjectsRecord project = db.newRecord(PROJECTS);
        project.setUserId(user);
        project.setName(name);
        project.store();
        project.refresh();
        return project;
    }

    public CrawlJobsRecord start(ProjectsRecord project, String name, List<String> keywords) {
        CrawlJobsRecord crawl = db.newRecord(CRAWL_JOBS);
        crawl.setProjectId(project.getId());
        crawl.setName(name);
        crawl.setKeywords(JSONB.jsonb(org.jooq.tools.json.JSONArray.toJSONString(keywords)));
        crawl.store();
        crawl.refresh();
        return crawl;
    }

    /** The row and the counter together, or neither. */
    public ImagesRecord keep(CrawlJobsRecord crawl, String url, String filename) {
        return db.transactionResult(transaction -> {
            ImagesRecord image = transaction.dsl().newRecord(IMAGES);
            image.setCrawlJobId(crawl.getId());
            image.setOriginalUrl(url);
            image.setFilename(filename);
            image.store();
            transaction.dsl()
                    .update(CRAWL_JOBS)
                    .set(CRAWL_JOBS.DOWNLOADED_IMAGES, CRAWL_JOBS.DOWNLOADED_IMAGES.plus(1))
                    .set(CRAWL_JOBS.TOTAL_IMAGES, CRAWL_JOBS.TOTAL_IMAGES.plus(1))
                    .where(CRAWL_JOBS.ID.eq(crawl.getId()))
                    .execute();
            return image;
        });
    }

    public int imagesOf(ProjectsRecord project) {
        return db.fetchCount(
                IMAGES.join(CRAWL_JOBS).on(CRAWL_JOBS.ID.eq(IMAGES.CRAWL_JOB_ID)), CRAWL_JOBS.PROJECT_ID.eq(project.getId()));
    }

    /** Everything of a user goes, but for what was logged. */
    public void forget(UUID user) {
        db.deleteFrom(PROFILES).where(PROFILES.ID.eq(user)).execute();
    }
}
