package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.media.MediaSource;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Recordings as what can be heard. */
@Component
public final class RecordingSound {

    private final RecordingMedia media;
    private final RecordingAccount account;

    RecordingSound(RecordingMedia media, RecordingAccount account) {
        this.media = media;
        this.account = account;
    }

    public MediaSource of(Recording recording, MediaFormat format) {
        return new AtTwilio(recording, format);
    }

    private final class AtTwilio implements MediaSource {

        private final Recording recording;
        private final MediaFormat format;

        private AtTwilio(Recording recording, MediaFormat format) {
            this.recording = recording;
            this.format = format;
        }

        @Override
        public String provider() {
            return "Twilio";
        }

        @Override
        public Mono<MediaAnswer> ask(HttpMethod method, Optional<String> range) {
            return media.ask(method, account.of(recording).accountSid(), recording.recordingSid(), format, range);
        }

        @Override
        public ProblemException gone() {
            return account.missing(recording);
        }
    }
}
