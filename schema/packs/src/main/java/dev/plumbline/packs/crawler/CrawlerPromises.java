package dev.plumbline.packs.crawler;

import static dev.plumbline.types.crawler.Tables.ACTIVITY_LOGS;
import static dev.plumbline.types.crawler.Tables.CRAWL_JOBS;
import static dev.plumbline.types.crawler.Tables.EXPORT_JOBS;
import static dev.plumbline.types.crawler.Tables.IMAGES;
import static dev.plumbline.types.crawler.Tables.PROFILES;
import static dev.plumbline.types.crawler.Tables.PROJECTS;
import static dev.plumbline.types.crawler.Tables.VALIDATION_JOBS;

import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.promise.Promises;
import java.util.List;
import java.util.Set;

/** The promises of the crawler pack that are about values; who refers to whom is asked by its checks, under the names of the constraints. */
public final class CrawlerPromises implements Promises {

    /** Made by the pack's name. */
    public CrawlerPromises() {}

    @Override
    public String pack() {
        return "crawler";
    }

    @Override
    public void data(Expectations expectations, boolean fullSet) {
        expectations
                .expect(PROFILES)
                .column(PROFILES.EMAIL)
                .unique()
                .as("profile_email_once", "no two profiles share an address")
                .matches("^[^@[:space:]]+@[^@[:space:]]+$")
                .as("profile_email", "an email address is one @ between two words");
        expectations
                .expect(PROJECTS)
                .column(PROJECTS.STATUS)
                .acceptedValues(Set.of("active", "archived"))
                .as("project_status", "a project is active or archived");
        expectations
                .expect(CRAWL_JOBS)
                .column(CRAWL_JOBS.STATUS)
                .acceptedValues(Set.of("pending", "running", "completed", "failed", "cancelled"))
                .as("crawl_status", "a crawl is pending, running, completed, failed or cancelled");
        expectations
                .expect(IMAGES)
                .holds(
                        "image_size",
                        "an image that can be read has a width, a height and a format; any other has none",
                        IMAGES.WIDTH
                                .isNull()
                                .eq(IMAGES.FORMAT.isNull())
                                .and(IMAGES.HEIGHT.isNull().eq(IMAGES.FORMAT.isNull())))
                .column(IMAGES.FORMAT)
                .acceptedValues(Set.of("jpeg", "png", "webp"))
                .as("image_format", "images are jpeg, png or webp");
        if (fullSet) {
            expectations.expectRowsOf(
                    Packs.find("crawler").dataSet("full"),
                    List.of(PROFILES, PROJECTS, CRAWL_JOBS, IMAGES, ACTIVITY_LOGS, VALIDATION_JOBS, EXPORT_JOBS));
        }
    }
}
