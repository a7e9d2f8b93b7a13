package dev.ringway.events;

import dev.ringway.events.audit.AuditEvent;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.twilio.TwilioEvent;
import java.util.List;

/** Every topic of the system. */
public final class Topics {

    /** What Twilio sent, keyed by Call SID. */
    public static final Topic<TwilioEvent> TWILIO_EVENTS = new Topic<>("twilio.events.v1", TwilioEvent.class, false);

    /** The newest state of every call, keyed by Call SID. */
    public static final Topic<CallEvent> CALLS_CHANGED = new Topic<>("calls.changed.v1", CallEvent.class, true);

    /** Who wrote what, keyed by the write's audit id. */
    public static final Topic<AuditEvent> AUDIT = new Topic<>("audit.v1", AuditEvent.class, false);

    private static final List<Topic<? extends EventData>> ALL = List.of(TWILIO_EVENTS, CALLS_CHANGED, AUDIT);

    private Topics() {}

    public static List<Topic<? extends EventData>> all() {
        return ALL;
    }

    /** The one topic that carries records of this class. */
    public static Topic<? extends EventData> carrying(Class<? extends EventData> dataClass) {
        return ALL.stream()
                .filter(topic -> topic.family().isAssignableFrom(dataClass))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic carries " + dataClass.getName()));
    }
}
