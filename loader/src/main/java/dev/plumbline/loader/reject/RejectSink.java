package dev.plumbline.loader.reject;

import dev.plumbline.loader.report.Reject;

/** Takes rows that cannot be loaded; throws when that stops the load. Called from several threads. */
public interface RejectSink {
    void reject(Reject reject);

    /** How many there have been. */
    long count();
}
