package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.Direction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of one status callback, named and shaped as Twilio does. */
final class StatusReport {

    private StatusReport() {}

    /** @param sequence counts the events that were subscribed to, from 0 */
    static Map<String, String> of(Call call, int sequence, Instant now) {
        var form = new LinkedHashMap<String, String>();
        var request = call.request();
        form.put("CallSid", call.sid());
        form.put("AccountSid", call.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("Direction", request.direction().wire());
        form.put("CallStatus", call.status().wire());
        party(form, "From", request.from());
        party(form, "Caller", request.from());
        party(form, "To", request.to());
        party(form, "Called", request.to());
        form.put("Timestamp", Rfc2822.text(now));
        form.put("CallbackSource", "call-progress-events");
        form.put("SequenceNumber", Integer.toString(sequence));
        if (request.direction() == Direction.INBOUND) {
            form.put("StirVerstat", "TN-Validation-Passed-A");
        }
        request.parentSid().ifPresent(parent -> form.put("ParentCallSid", parent));
        request.detection()
                .filter(asked -> !asked.async())
                .flatMap(_ -> call.answeredBy())
                .ifPresent(who -> form.put("AnsweredBy", who));
        if (call.status().terminal()) {
            form.put("CallDuration", call.durationSeconds().orElse(0L).toString());
            form.put("Duration", call.durationMinutes().orElse(0L).toString());
            form.put("SipResponseCode", Integer.toString(call.sipResponseCode()));
        }
        return form;
    }

    private static void party(Map<String, String> form, String name, String number) {
        Geography place = Geography.of(number);
        form.put(name, number);
        form.put(name + "City", place.city());
        form.put(name + "State", place.state());
        form.put(name + "Zip", place.zip());
        form.put(name + "Country", place.country());
    }
}
