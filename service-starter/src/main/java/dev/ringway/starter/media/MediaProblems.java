package dev.ringway.starter.media;

import dev.ringway.starter.problems.ProblemException;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What is said of a provider that gives no media. */
final class MediaProblems {

    private MediaProblems() {}

    static ProblemException slow(MediaSource source, Throwable cause) {
        return caused(
                of(source, HttpStatus.GATEWAY_TIMEOUT, "gave-no-answer", " did not answer in time. Try again."), cause);
    }

    static ProblemException away(MediaSource source, Throwable cause) {
        return caused(of(source, HttpStatus.BAD_GATEWAY, "unavailable", " cannot be reached. Try again later."), cause);
    }

    /**
     * @param code behind the provider's name
     * @param detail behind the provider's name
     */
    static ProblemException of(MediaSource source, HttpStatus status, String code, String detail) {
        String provider = source.provider();
        return new ProblemException(status, provider.toLowerCase(Locale.ROOT) + "-" + code, provider + detail);
    }

    private static ProblemException caused(ProblemException problem, Throwable cause) {
        problem.initCause(cause);
        return problem;
    }
}
