package dev.ringway.sandbox.demo;

import java.util.concurrent.atomic.AtomicBoolean;

/** Puts the sandbox back as it was, once: when a demo is over, or when somebody ends it before. */
final class Undoing implements AutoCloseable {

    /** What puts it back. */
    interface Way {
        void back() throws Away;
    }

    private final Way way;
    private final AtomicBoolean done = new AtomicBoolean();

    Undoing(Way way) {
        this.way = way;
        Runtime.getRuntime().addShutdownHook(new Thread(this::onTheWayOut, "undoing"));
    }

    @Override
    public void close() throws Away {
        if (done.compareAndSet(false, true)) {
            way.back();
        }
    }

    private void onTheWayOut() {
        try {
            close();
        } catch (Away gone) {
            // A sandbox that has gone keeps nothing.
        }
    }
}
