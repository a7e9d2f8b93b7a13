package dev.ringway.starter.problems;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Thrown by a service to answer with a problem. */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldProblem> errors;

    /**
     * @param code stable, in kebab case, e.g. {@code campaign-is-running}; the title is made from it
     * @param detail what the client can do about it; never text of an exception
     */
    public ProblemException(HttpStatus status, String code, String detail, List<FieldProblem> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    /** 404 for an entity: {@code notFound("call", sid)}. */
    public static ProblemException notFound(String kind, String id) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, kind + "-not-found", "There is no " + kind + " " + id + ". Check the id.");
    }

    /** 400 for a field, parameter or header. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "Correct " + field + " and send the request again.",
                List.of(new FieldProblem(field, message)));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    Problem problem(String traceId) {
        String words = code.replace('-', ' ');
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem(
                "urn:ringway:problem:" + code,
                title,
                status.value(),
                code,
                String.valueOf(getMessage()),
                errors,
                traceId);
    }
}
