package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallStats;
import java.time.Instant;

/**
 * Calls counted.
 *
 * @param startedAfter what they were counted from, inclusive
 * @param startedBefore and to, exclusive
 */
record CallStatsView(Instant startedAfter, Instant startedBefore, CallStats calls) {}
