package dev.ringway.sandbox.demo;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Hangup;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.demo.DayPlan.PlannedCall;
import java.util.List;

/** Places one call, by the real SDK or, for an inbound one, by the sandbox's control endpoint. */
final class Placing {

    /**
     * What the calls ask of the system besides status callbacks.
     *
     * @param voice whether TwiML is asked for at the system's voice URL, for inbound calls too; else a fixed one is given
     * @param record whether calls are recorded
     * @param asyncDetection whether detection's result is told by a callback of its own
     * @param agent named in the voice URL
     */
    record Extent(boolean voice, boolean record, boolean asyncDetection, String agent) {}

    private static final List<String> EVERY_EVENT = List.of("initiated", "ringing", "answered", "completed");
    private static final List<String> EVERY_RECORDING_EVENT = List.of("in-progress", "completed", "absent");

    private final TwilioRestClient twilio;
    private final SandboxControl sandbox;
    private final WebhookUrls urls;
    private final Extent extent;

    Placing(TwilioRestClient twilio, SandboxControl sandbox, WebhookUrls urls, Extent extent) {
        this.twilio = twilio;
        this.sandbox = sandbox;
        this.urls = urls;
        this.extent = extent;
    }

    /** Inbound calls ask for TwiML only at a number that is configured so. */
    void configure(String ours) throws Away {
        if (extent.voice) {
            sandbox.number(ours, urls.voice(extent.agent), urls.fallback(), urls.status());
        }
    }

    /** The next day finds the numbers as this one did. */
    void restore() throws Away {
        if (extent.voice) {
            sandbox.forgetNumbers();
        }
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
        var to = new PhoneNumber(call.to());
        var from = new PhoneNumber(call.from());
        CallCreator creator = extent.voice
                ? Call.creator(to, from, urls.voice(extent.agent)).setFallbackUrl(urls.fallback())
                : Call.creator(to, from, new Twiml(hangup()));
        if (extent.record) {
            creator.setRecord(true)
                    .setRecordingChannels("dual")
                    .setRecordingStatusCallback(urls.recording().toString())
                    .setRecordingStatusCallbackEvent(EVERY_RECORDING_EVENT);
        }
        if (extent.asyncDetection) {
            creator.setAsyncAmd("true").setAsyncAmdStatusCallback(urls.amd());
        }
        return creator.setTimeout(25)
                .setMachineDetection("Enable")
                .setStatusCallback(urls.status())
                .setStatusCallbackEvent(EVERY_EVENT)
                .create(twilio)
                .getSid();
    }

    private static String hangup() {
        return new VoiceResponse.Builder()
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }
}
