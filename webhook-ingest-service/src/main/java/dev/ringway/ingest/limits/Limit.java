package dev.ringway.ingest.limits;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What a client went over. */
enum Limit {
    CONNECTIONS,
    REQUESTS,
    CLIENT_CONNECTIONS,
    CLIENT_REQUESTS,
    LARGE_FORMS,
    HEAD_TIME,
    CONTENT_TIME;

    void count(MeterRegistry meters) {
        meters.counter(
                        "ringway.ingest.limited",
                        "limit",
                        name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
    }
}
