package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.Scale;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;

/** How many rows a table gets, those that refer to what is there, and the orphans of each kind behind them. */
record Sizes(
        int profiles,
        int projects,
        int jobs,
        int images,
        int logs,
        int validations,
        int exports,
        int orphanProjects,
        int orphanJobs,
        int orphanImages,
        int orphanLogs,
        int orphanValidations,
        int orphanExports) {

    private static final Sizes SAMPLE = new Sizes(50, 120, 300, 1_500, 600, 200, 100, 0, 0, 0, 0, 0, 0);

    static Sizes of(Scale scale, boolean dirty) {
        if (scale.isSample()) {
            return dirty ? SAMPLE.with(6, 6, 60, 30, 4, 2) : SAMPLE;
        }
        DataSetPromise full = Packs.find("crawler").dataSet("full");
        DataSetPromise faults = Packs.find("crawler").dataSet("dirty");
        int times = scale.factor();
        Sizes clean = new Sizes(
                full.rowsOf("profiles") * times,
                full.rowsOf("projects") * times,
                full.rowsOf("crawl_jobs") * times,
                full.rowsOf("images") * times,
                full.rowsOf("activity_logs") * times,
                full.rowsOf("validation_jobs") * times,
                full.rowsOf("export_jobs") * times,
                0,
                0,
                0,
                0,
                0,
                0);
        return !dirty
                ? clean
                : clean.with(
                        faults.figure("projects_user_id_fkey") * times,
                        faults.figure("crawl_jobs_project_id_fkey") * times,
                        faults.figure("images_crawl_job_id_fkey") * times,
                        faults.figure("activity_logs_user_id_fkey") * times,
                        faults.figure("validation_jobs_crawl_job_id_fkey") * times,
                        faults.figure("export_jobs_user_id_fkey") * times);
    }

    private Sizes with(int project, int job, int image, int log, int validation, int export) {
        return new Sizes(
                profiles,
                projects,
                jobs,
                images,
                logs,
                validations,
                exports,
                project,
                job,
                image,
                log,
                validation,
                export);
    }

    int allProjects() {
        return projects + orphanProjects;
    }

    /** Beside the crawls of no project as many of a project that is an orphan itself. */
    int allJobs() {
        return jobs + 2 * orphanJobs;
    }

    /** Beside the images of no crawl as many of a crawl that has to go with its project. */
    int allImages() {
        return images + 2 * orphanImages;
    }

    /** Downloads of no crawl and downloads for nobody. */
    int allExports() {
        return exports + 2 * orphanExports;
    }
}
