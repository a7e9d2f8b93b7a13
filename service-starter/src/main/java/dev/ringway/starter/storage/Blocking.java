package dev.ringway.starter.storage;

import reactor.core.scheduler.Schedulers;

/** Keeps waiting for a disk or a server off the threads that must not wait. */
final class Blocking {

    private Blocking() {}

    static void allowed() {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("object storage blocks: not to be called on an event loop");
        }
    }
}
