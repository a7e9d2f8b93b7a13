package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.CallEvent;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.AnswerDetection;
import dev.ringway.sandbox.call.CallRequest.RecordingOrder;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.CallRequest.VoiceUrl;
import dev.ringway.sandbox.call.DialOrder;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.web.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of a call creation. */
final class CallForm {

    private static final List<String> CALL_EVENTS =
            Arrays.stream(CallEvent.values()).map(CallEvent::wire).toList();
    private static final List<String> RECORDING_EVENTS = List.of("in-progress", "completed", "absent");

    private static final int LONGEST_SECONDS = Math.toIntExact(CallRequest.LONGEST.toSeconds());

    private final Form form;

    CallForm(Parameters parameters) {
        form = new Form(parameters);
    }

    CallRequest request() {
        String to = form.text("To").orElseThrow(() -> Form.refused(21201, "No 'To' number is specified"));
        String from = form.text("From").orElseThrow(() -> Form.refused(21213, "No 'From' number is specified"));
        DialledNumbers.check(to, from);
        Optional<StatusCallback> statusCallback = statusCallback();
        Optional<VoiceUrl> voice = voice();
        return new CallRequest(
                Direction.OUTBOUND,
                from,
                to,
                Duration.ofSeconds(form.number("Timeout", 60, 0, 600, 21208)),
                Duration.ofSeconds(form.number("TimeLimit", LONGEST_SECONDS, 1, LONGEST_SECONDS, 20001)),
                Optional.of(DialOrder.named(voice, statusCallback)),
                Optional.empty(),
                statusCallback,
                detection(),
                form.flag("Record") ? Optional.of(recording()) : Optional.empty(),
                voice);
    }

    /** Without events Twilio reports only the end of the call. */
    private Optional<StatusCallback> statusCallback() {
        return form.target("StatusCallback", "StatusCallbackMethod", 21609).map(target -> {
            Set<String> names = form.events("StatusCallbackEvent", "completed", CALL_EVENTS, 21626);
            return new StatusCallback(
                    target,
                    names.stream()
                            .flatMap(name -> CallEvent.named(name).stream())
                            .collect(Collectors.toSet()));
        });
    }

    private Optional<AnswerDetection> detection() {
        String mode = form.oneOf("MachineDetection", "None", Set.of("None", "Enable", "DetectMessageEnd"));
        if (mode.equals("None")) {
            return Optional.empty();
        }
        return Optional.of(new AnswerDetection(
                mode,
                form.flag("AsyncAmd"),
                Duration.ofSeconds(form.number("MachineDetectionTimeout", 30, 3, 59, 20001)),
                form.target("AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", 21609)));
    }

    private RecordingOrder recording() {
        return new RecordingOrder(
                form.oneOf("RecordingChannels", "mono", Set.of("mono", "dual")).equals("dual") ? 2 : 1,
                form.oneOf("RecordingTrack", "both", Set.of("inbound", "outbound", "both")),
                "OutboundAPI",
                form.target("RecordingStatusCallback", "RecordingStatusCallbackMethod", 21609),
                form.events("RecordingStatusCallbackEvent", "completed", RECORDING_EVENTS, 21626));
    }

    /** A Twiml is taken instead of a Url; it is kept to itself, and the call goes on as its scenario says. */
    private Optional<VoiceUrl> voice() {
        if (form.text("Twiml").isPresent() || form.text("ApplicationSid").isPresent()) {
            return Optional.empty();
        }
        Target target = form.target("Url", "Method", 21205)
                .orElseThrow(() -> Form.refused(21205, "Url parameter is required."));
        return Optional.of(new VoiceUrl(target, form.target("FallbackUrl", "FallbackMethod", 21205)));
    }
}
