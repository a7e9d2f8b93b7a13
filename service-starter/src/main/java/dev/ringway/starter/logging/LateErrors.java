package dev.ringway.starter.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Hooks;

/**
 * What fails after whoever asked for it is gone (a provider's answer that breaks off behind a time-out) is told in one line:
 * Reactor's own way is an error with a stack trace, for what is nobody's fault and nobody's loss.
 */
final class LateErrors implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LateErrors.class);

    private volatile boolean running;

    @Override
    public void start() {
        Hooks.onErrorDropped(error -> {
            log.warn("Failed after its request was over: {}", error.toString());
            log.debug("Where it failed", error);
        });
        running = true;
    }

    @Override
    public void stop() {
        Hooks.resetOnErrorDropped();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything asks, until nothing does any more. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
