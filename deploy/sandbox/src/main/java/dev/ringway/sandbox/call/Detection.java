package dev.ringway.sandbox.call;

import java.time.Duration;

/**
 * What answering-machine detection found.
 *
 * @param after how long it listened, in call time
 */
public record Detection(String answeredBy, Duration after) {}
