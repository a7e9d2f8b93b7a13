package dev.ringway.starter.http;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The strong entity tag of an answer: the entity's version, and whether phone numbers are masked in it, since the two
 * bodies differ.
 *
 * @param value as in the {@code ETag} header, with its quotes
 */
public record EntityTag(String value) {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})(?:\\.[a-z]+)?-[nm]\"");

    /** Of one entity in its current version. */
    public static EntityTag of(long version, Caller caller) {
        return of(Long.toString(version), caller);
    }

    /**
     * Of one entity in its current version, with something that changes without it.
     *
     * @param state lowercase letters
     */
    public static EntityTag of(long version, Optional<String> state, Caller caller) {
        return of(version + state.map(also -> "." + also).orElse(""), caller);
    }

    /** @param state whatever changes exactly when the answer does; letters, digits, {@code .} and {@code -} */
    public static EntityTag of(String state, Caller caller) {
        return new EntityTag("\"" + state + (caller.maySeeNumbers() ? "-n" : "-m") + "\"");
    }

    /** 200 with the tag, or 304 if the client has it already. */
    public <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().eTag(value).body(body);
    }

    /**
     * The version that a write is based on, from {@code If-Match}.
     *
     * @throws ProblemException 428 without the header, 400 if it is not a tag that {@link #of(long, Caller)} gave
     */
    public static long expectedVersion(Optional<String> ifMatch) {
        String tag = ifMatch.orElseThrow(() -> new ProblemException(
                HttpStatus.PRECONDITION_REQUIRED,
                "if-match-required",
                "Read the entity first and send its ETag in the If-Match header."));
        Matcher matcher = VERSION.matcher(tag.strip());
        if (!matcher.matches()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "must be the ETag of the entity");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** 412: somebody else was faster. */
    public static ProblemException changedMeanwhile() {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "changed-meanwhile",
                "The entity was changed by somebody else. Read it again and repeat the change.");
    }
}
