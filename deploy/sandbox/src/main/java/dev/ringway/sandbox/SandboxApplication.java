package dev.ringway.sandbox;

import dev.ringway.sandbox.time.RealTimeline;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Runs the sandbox until the process is ended. */
public final class SandboxApplication {

    private SandboxApplication() {}

    /** Exits with 1 and one sentence when a setting is missing or wrong, or the port is taken. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws InterruptedException {
        // Whoever sends a request byte by byte may take 30 s for it.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        try {
            var settings = SandboxSettings.from(System.getenv());
            var timeline = new RealTimeline();
            var sandbox = new Sandbox(settings, timeline);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                sandbox.close();
                timeline.close();
            }));
            System.out.println("sandbox ready at " + sandbox.origin());
        } catch (IllegalArgumentException wrong) {
            fail(wrong.getMessage());
        } catch (IOException taken) {
            fail("SERVER_PORT: the port cannot be opened (" + taken.getMessage() + ").");
        }
        new CountDownLatch(1).await();
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
