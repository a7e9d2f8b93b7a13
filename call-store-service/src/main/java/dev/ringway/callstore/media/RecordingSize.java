package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How large a recording's media is, which its resource at Twilio does not tell: asked of the media itself. Blocks. */
@Component
public final class RecordingSize {

    private final RecordingMedia media;

    RecordingSize(RecordingMedia media) {
        this.media = media;
    }

    /** Without a size where there is no media to have; failed where it may be had another time. */
    public TwilioOutcome<RecordingFetched> measured(RecordingFetched found, AccountAtTwilio account) {
        return media.ask(HttpMethod.HEAD, account.accountSid(), found.recordingSid(), MediaFormat.MP3, Optional.empty())
                .map(answer -> switch (answer) {
                    case MediaAnswer.Whole whole -> new Done<>(with(found, whole.size()));
                    case MediaAnswer.Refused(int status)
                    when status >= 500 || status == 429 ->
                        failed("Twilio answers HTTP " + status + " instead of the media");
                    case MediaAnswer.Part _, MediaAnswer.NoSuchPart _, MediaAnswer.Gone _, MediaAnswer.Refused _ ->
                        new Done<>(found);
                })
                .onErrorResume(away -> Mono.just(failed("Twilio cannot be asked for the media: " + away)))
                .blockOptional()
                .orElseThrow();
    }

    private static TwilioOutcome<RecordingFetched> failed(String reason) {
        return new Failed<>(new TwilioFailure.NotProcessed(reason, Optional.empty()));
    }

    private static RecordingFetched with(RecordingFetched found, Optional<Long> size) {
        return new RecordingFetched(
                found.callSid(),
                found.recordingSid(),
                found.accountSid(),
                found.status(),
                found.duration(),
                found.channels(),
                found.track(),
                found.source(),
                found.url(),
                size.map(known -> MediaFormat.MP3.extension()),
                size,
                found.startTime(),
                found.errorCode());
    }
}
