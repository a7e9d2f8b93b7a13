package dev.ringway.ingest.quarantine;

import java.io.IOException;

/** There is no room for the body just now: as much as allowed lies in quarantine, or the disk does not take it. */
public final class QuarantineFullException extends IOException {

    public QuarantineFullException(String reason) {
        super(reason);
    }

    QuarantineFullException(IOException disk) {
        super("the quarantine's disk does not take it: " + disk.getMessage(), disk);
    }
}
