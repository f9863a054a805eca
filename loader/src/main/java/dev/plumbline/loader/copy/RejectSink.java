package dev.plumbline.loader.copy;

import dev.plumbline.loader.reject.Reject;

/** Takes rows that can not be loaded; throws when that stops the load. Called from several threads. */
public interface RejectSink {
    void reject(Reject reject);

    /** How many there have been. */
    long count();
}
