package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.Detection;
import dev.ringway.sandbox.call.Direction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What Twilio says of a call in every request that it makes about it. */
public final class CallParameters {

    private CallParameters() {}

    /** @return a map of its own, in Twilio's order, to add to */
    public static Map<String, String> of(Call call) {
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
        if (request.direction() == Direction.INBOUND) {
            form.put("StirVerstat", "TN-Validation-Passed-A");
        }
        request.parentSid().ifPresent(parent -> form.put("ParentCallSid", parent));
        waitedFor(call).ifPresent(found -> form.put("AnsweredBy", found.answeredBy()));
        return form;
    }

    /** What detection found, where the call waited for it. */
    public static Optional<Detection> waitedFor(Call call) {
        return call.request().detection().filter(asked -> !asked.async()).flatMap(_ -> call.detection());
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
