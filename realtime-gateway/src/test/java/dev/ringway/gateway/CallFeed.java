package dev.ringway.gateway;

import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Publishes changes of calls as their owner does. */
final class CallFeed implements AutoCloseable {

    static final String FROM = "+14155550123";
    static final String TO = "+442071838750";
    private static final Set<String> TERMINAL = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final EventFeed events = new EventFeed();

    static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    void changed(String sid, long version, String status) {
        changed(sid, version, status, Instant.now());
    }

    void changed(String sid, long version, String status, Instant at) {
        boolean ended = TERMINAL.contains(status);
        EventDraft<CallChanged> call = EventDraft.blank(CallChanged.class)
                .with("sid", sid)
                .with("version", version)
                .with("status", status)
                .with("direction", "outbound")
                .with("from", FROM)
                .with("to", TO)
                .with("startTime", at)
                .with("source", "api")
                .with("createdAt", at)
                .with("updatedAt", at)
                .id(sid + "-" + version)
                .at(at);
        events.tell((ended ? call.with("endTime", at) : call).event());
    }

    void deleted(String sid) {
        events.delete(Topics.CALLS_CHANGED, sid);
    }

    /** Until the broker has everything. */
    void flush() {
        events.flush();
    }

    @Override
    public void close() {
        events.close();
    }
}
