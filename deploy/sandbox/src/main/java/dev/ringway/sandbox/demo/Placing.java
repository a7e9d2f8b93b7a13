package dev.ringway.sandbox.demo;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Hangup;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.demo.DayPlan.PlannedCall;
import java.net.URI;
import java.util.List;

/** Places one call, by the real SDK or, for an inbound one, by the sandbox's control endpoint. */
final class Placing {

    private static final List<String> EVERY_EVENT = List.of("initiated", "ringing", "answered", "completed");

    private final TwilioRestClient twilio;
    private final SandboxControl sandbox;
    private final URI statusCallback;

    Placing(TwilioRestClient twilio, SandboxControl sandbox, URI statusCallback) {
        this.twilio = twilio;
        this.sandbox = sandbox;
        this.statusCallback = statusCallback;
    }

    /** @return the call's SID */
    String place(PlannedCall call) {
        try {
            return switch (call.direction()) {
                case INBOUND -> sandbox.inbound(call.from(), call.to());
                case OUTBOUND, OUTBOUND_DIAL -> outbound(call);
            };
        } catch (Away | TwilioException refused) {
            throw new DemoFailure("A call could not be placed: " + refused.getMessage());
        }
    }

    private String outbound(PlannedCall call) {
        var instructions =
                new VoiceResponse.Builder().hangup(new Hangup.Builder().build()).build();
        return Call.creator(new PhoneNumber(call.to()), new PhoneNumber(call.from()), new Twiml(instructions.toXml()))
                .setTimeout(25)
                .setMachineDetection("Enable")
                .setStatusCallback(statusCallback)
                .setStatusCallbackEvent(EVERY_EVENT)
                .create(twilio)
                .getSid();
    }
}
