package dev.ringway.ingest.quarantine;

/** Sees a body's bytes as they arrive, in order. */
@FunctionalInterface
public interface BodyListener {

    void arrived(byte[] bytes, int offset, int length);
}
