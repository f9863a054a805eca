package example;

import static dev.plumbline.types.catalog.Tables.PROCESSING_ISSUES;
import static dev.plumbline.types.catalog.Tables.PROCESSING_JOBS;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.val;

import dev.plumbline.types.catalog.tables.records.ProcessingIssuesRecord;
import dev.plumbline.types.catalog.tables.records.ProcessingJobsRecord;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/**
 * The book of the jobs. A job starts, records what goes wrong, and ends once, in success or failure. It is written outside of the
 * job's own transactions, so what a job met is there although its work was rolled back.
 */
public final class JobLog {
    private final DSLContext db;

    public JobLog(DSLContext db) {
        this.db = db;
    }

    /** How bad an issue is; errors are counted with the job. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR,
        CRITICAL;

        boolean counts() {
            return compareTo(ERROR) >= 0;
        }
    }

    public ProcessingJobsRecord begin(String shop, JSONB metadata) {
        return db.insertInto(PROCESSING_JOBS)
                .set(PROCESSING_JOBS.SHOP, shop)
                .set(PROCESSING_JOBS.STATUS, "running")
                .set(PROCESSING_JOBS.STARTED_AT, currentOffsetDateTime())
                .set(PROCESSING_JOBS.METADATA, metadata)
                .returning()
                .fetchSingle();
    }

    /** The issue and the counter of the job together, or neither. A job that has ended meets nothing any more. */
    public ProcessingIssuesRecord met(
            ProcessingJobsRecord job, String type, Severity severity, String product, JSONB details) {
        return db.transactionResult(transaction -> {
            int running = transaction
                    .dsl()
                    .update(PROCESSING_JOBS)
                    .set(PROCESSING_JOBS.ERRORS_COUNT, PROCESSING_JOBS.ERRORS_COUNT.plus(severity.counts() ? 1 : 0))
                    .where(PROCESSING_JOBS.ID.eq(job.getId()))
                    .and(PROCESSING_JOBS.STATUS.eq("running"))
                    .execute();
            if (running == 0) {
                throw new IllegalStateException("job " + job.getId() + " of " + job.getShop() + " is not running");
            }
            return transaction
                    .dsl()
                    .insertInto(PROCESSING_ISSUES)
                    .set(PROCESSING_ISSUES.JOB_ID, job.getId())
                    .set(PROCESSING_ISSUES.SHOP, job.getShop())
                    .set(PROCESSING_ISSUES.ISSUE_TYPE, type)
                    .set(PROCESSING_ISSUES.SEVERITY, severity.name().toLowerCase(Locale.ROOT))
                    .set(PROCESSING_ISSUES.PRODUCT_ID, product)
                    .set(PROCESSING_ISSUES.DETAILS, details)
                    .returning()
                    .fetchSingle();
        });
    }

    public void completed(ProcessingJobsRecord job, int products) {
        end(job, "completed", products, null);
    }

    public void failed(ProcessingJobsRecord job, int products, JSONB why) {
        end(job, "failed", products, why);
    }

    private void end(ProcessingJobsRecord job, String status, int products, JSONB why) {
        int ended = db.update(PROCESSING_JOBS)
                .set(PROCESSING_JOBS.STATUS, status)
                .set(PROCESSING_JOBS.COMPLETED_AT, currentOffsetDateTime())
                .set(PROCESSING_JOBS.PRODUCTS_PROCESSED, products)
                .set(PROCESSING_JOBS.ERROR_DETAILS, val(why, PROCESSING_JOBS.ERROR_DETAILS))
                .where(PROCESSING_JOBS.ID.eq(job.getId()))
                .and(PROCESSING_JOBS.STATUS.eq("running"))
                .execute();
        if (ended == 0) {
            throw new IllegalStateException("job " + job.getId() + " of " + job.getShop() + " is not running");
        }
        job.refresh();
    }

    /** Newest first. */
    public List<ProcessingJobsRecord> last(String shop, int many) {
        return db.selectFrom(PROCESSING_JOBS)
                .where(PROCESSING_JOBS.SHOP.eq(shop))
                .orderBy(PROCESSING_JOBS.CREATED_AT.desc())
                .limit(many)
                .fetch();
    }

    /** Somebody has dealt with it. */
    public void resolve(UUID issue) {
        db.update(PROCESSING_ISSUES)
                .set(PROCESSING_ISSUES.RESOLVED, true)
                .where(PROCESSING_ISSUES.ID.eq(issue))
                .execute();
    }
}
