package dev.ringway.callstore.provider;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Number.Event;
import com.twilio.twiml.voice.Say;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The instructions that hand a live call to a person: an announcement, then a call to the person, connected with it. */
@Component
public final class Handover {

    private static final List<Event> EVERY_STEP =
            List.of(Event.INITIATED, Event.RINGING, Event.ANSWERED, Event.COMPLETED);

    private final CallbackAddresses callbacks;

    Handover(CallbackAddresses callbacks) {
        this.callbacks = callbacks;
    }

    /**
     * @param to E.164
     * @param callerId E.164, a number of ours
     * @param ringTime how long the person's telephone rings
     * @param timeLimit for the conversation
     */
    public VoiceResponse to(
            String to,
            Optional<String> callerId,
            Optional<String> announcement,
            Duration ringTime,
            Duration timeLimit) {
        Dial.Builder dial = new Dial.Builder()
                .answerOnBridge(true)
                .timeout(Math.toIntExact(ringTime.toSeconds()))
                .timeLimit(Math.toIntExact(timeLimit.toSeconds()))
                .number(new Number.Builder(to)
                        .statusCallback(callbacks.status())
                        .statusCallbackMethod(HttpMethod.POST)
                        .statusCallbackEvents(EVERY_STEP)
                        .build());
        callerId.ifPresent(dial::callerId);
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        announcement.ifPresent(text -> response.say(new Say.Builder(text).build()));
        return response.dial(dial.build()).build();
    }
}
