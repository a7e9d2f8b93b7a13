package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallCount;
import dev.ringway.callstore.call.CallDetails;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of calls.
 *
 * @param next the cursor of the following page; left out on the last one
 * @param total of the whole list, where it was asked for
 */
record CallList(List<CallDetails> items, Optional<String> next, Optional<Total> total) {

    /** @param relation what the value is to the true number: exact, estimate or atLeast */
    record Total(long value, String relation) {

        static Total of(CallCount count) {
            return new Total(count.value(), count.relation().text());
        }
    }
}
