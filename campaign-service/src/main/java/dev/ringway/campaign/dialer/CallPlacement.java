package dev.ringway.campaign.dialer;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import dev.ringway.campaign.attempt.CallOrder;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.MachineDetection.Mode;
import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.dial.DialLimits;
import dev.ringway.campaign.intake.DialSettings;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for the call of an attempt, once: Twilio, or ElevenLabs where that places it itself. Blocks. */
@Component
final class CallPlacement {

    private static final List<String> EVERY_STATUS = List.of("initiated", "ringing", "answered", "completed");
    private static final List<String> EVERY_RECORDING = List.of("in-progress", "completed", "absent");

    private final AttemptAccounts accounts;
    private final AgentCalls agentCalls;
    private final CallbackUrls urls;
    private final DialerSettings settings;
    private final DialLimits limits;

    CallPlacement(
            AttemptAccounts accounts,
            AgentCalls agentCalls,
            CallbackUrls urls,
            DialerSettings settings,
            DialSettings dial) {
        this.accounts = accounts;
        this.agentCalls = agentCalls;
        this.urls = urls;
        this.settings = settings;
        this.limits = dial.limits();
    }

    /** @param look taken once the provider can be asked at once; where it says no, nothing is sent */
    Asked place(DialAttempt attempt, LastLook look) {
        return attempt.order()
                .phoneNumberId()
                .map(number -> agentCalls.place(attempt, number, look))
                .orElseGet(() -> placeByTwilio(attempt, look));
    }

    private Asked placeByTwilio(DialAttempt attempt, LastLook look) {
        TwilioOutcome<String> outcome = accounts.of(attempt)
                .ask(client -> creator(attempt).create(client).getSid(), settings.requestWait(), look);
        return switch (outcome) {
            case TwilioOutcome.Done<String>(String callSid) -> new Asked.Placed(callSid);
            case TwilioOutcome.Failed<String>(TwilioFailure failure) -> Failures.of(failure);
        };
    }

    private CallCreator creator(DialAttempt attempt) {
        CallOrder order = attempt.order();
        CallCreator creator = Call.creator(
                        new PhoneNumber(order.to()), new PhoneNumber(order.from()), urls.of("voice", attempt))
                .setFallbackUrl(urls.of("fallback", attempt))
                .setStatusCallback(urls.of("status", attempt))
                .setStatusCallbackEvent(EVERY_STATUS)
                .setTimeout(Math.toIntExact(settings.ringTimeout().toSeconds()));
        limits.longest(attempt.spending().reserved())
                .ifPresent(longest -> creator.setTimeLimit(Math.toIntExact(longest.toSeconds())));
        if (order.amd().mode() != Mode.OFF) {
            detect(creator, attempt);
        }
        if (order.record()) {
            creator.setRecord(true)
                    .setRecordingChannels("dual")
                    .setRecordingStatusCallback(urls.of("recording", attempt).toString())
                    .setRecordingStatusCallbackEvent(EVERY_RECORDING);
        }
        return creator;
    }

    /**
     * Who is to be left a message is connected when the machine has said its greeting. Else the agent speaks at once, so that
     * a person does not wait for the result, which comes by a callback.
     */
    private void detect(CallCreator creator, DialAttempt attempt) {
        creator.setMachineDetection(
                attempt.order().amd().mode() == Mode.DETECT_MESSAGE_END ? "DetectMessageEnd" : "Enable");
        if (attempt.order().amd().onMachine() != OnMachine.LEAVE_MESSAGE) {
            creator.setAsyncAmd("true").setAsyncAmdStatusCallback(urls.of("amd", attempt));
        }
    }
}
