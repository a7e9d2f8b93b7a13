package dev.ringway.local.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which letters; the same for list and replay. */
final class DeadLettersWhich {

    @Option(names = "--topic", description = "A dead-letter topic, or the topic that it belongs to.")
    private String topic;

    @Option(names = "--call", paramLabel = "<sid>", description = "Call SID.")
    private String call;

    @Option(names = "--key", description = "The record's key.")
    private String key;

    @Option(names = "--type", description = "The event's type, e.g. dev.ringway.call.status-reported.v1.")
    private String type;

    @Option(names = "--reason", description = "Part of the reason.")
    private String reason;

    @Option(names = "--after", paramLabel = "<time>", description = "Rejected then or later: 2026-01-31T12:00:00Z.")
    private String after;

    @Option(names = "--before", paramLabel = "<time>", description = "Rejected before that time.")
    private String before;

    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "topic", topic);
        put(given, "call", call);
        put(given, "key", key);
        put(given, "type", type);
        put(given, "reason", reason);
        put(given, "rejectedAfter", after);
        put(given, "rejectedBefore", before);
        return given;
    }

    private static void put(Map<String, Object> given, String name, String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
