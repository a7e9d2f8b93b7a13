package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallListener;
import dev.ringway.sandbox.call.Detection;
import dev.ringway.sandbox.call.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells who answered where the call does not wait for it (AsyncAmd). */
public final class AmdCallbacks implements CallListener {

    private final Callbacks callbacks;

    public AmdCallbacks(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public void detected(Call call) {
        call.request()
                .detection()
                .filter(asked -> asked.async())
                .flatMap(asked -> asked.callback())
                .ifPresent(target -> call.detection().ifPresent(found -> report(call, target, found)));
    }

    private void report(Call call, Target target, Detection found) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("CallSid", call.sid());
        form.put("AccountSid", call.accountSid());
        form.put("AnsweredBy", found.answeredBy());
        form.put("MachineDetectionDuration", Long.toString(found.after().toMillis()));
        callbacks.post(new Report(
                CallbackKind.AMD, call.sid(), call.seed(), target, "amd", found.answeredBy(), true, _ -> form));
    }
}
