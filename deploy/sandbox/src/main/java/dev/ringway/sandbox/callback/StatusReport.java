package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import java.time.Instant;
import java.util.Map;

/** The parameters of one status callback, named and shaped as Twilio does. */
final class StatusReport {

    private StatusReport() {}

    /** @param sequence counts the events that were subscribed to, from 0 */
    static Map<String, String> of(Call call, int sequence, Instant now) {
        Map<String, String> form = CallParameters.of(call);
        form.put("Timestamp", Rfc2822.text(now));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", Integer.toString(sequence));
        if (call.status().terminal()) {
            form.put("CallDuration", call.durationSeconds().orElse(0L).toString());
            form.put("Duration", call.durationMinutes().orElse(0L).toString());
            form.put("SipResponseCode", Integer.toString(call.sipResponseCode()));
        }
        return form;
    }
}
