package dev.ringway.starter.media;

import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** One thing of a provider that can be heard, and what it means when it cannot. */
public interface MediaSource {

    /** As people name it; the codes of problems begin with it, in lower case. */
    String provider();

    /**
     * @param method GET, or HEAD for an answer without its body
     * @param range as in HTTP, e.g. {@code bytes=0-99}; the provider may ignore it
     * @return fails with the client's exceptions where the provider is away, and with a time-out where it does not answer
     */
    Mono<MediaAnswer> ask(HttpMethod method, Optional<String> range);

    /** The provider does not have it, or no more. */
    ProblemException gone();

    /** The provider was reached and gave no media. */
    default ProblemException refused(int status) {
        return MediaProblems.of(
                this,
                HttpStatus.BAD_GATEWAY,
                "gave-no-media",
                " answered with HTTP " + status + " instead of the recording. Try again later.");
    }
}
