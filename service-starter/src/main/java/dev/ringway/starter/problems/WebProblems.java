package dev.ringway.starter.problems;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** The problems that Spring's own exceptions are. */
final class WebProblems {

    private WebProblems() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case WebExchangeBindException invalid -> InputProblems.of(invalid);
            case HandlerMethodValidationException invalid -> InputProblems.of(invalid);
            case ServerWebInputException unreadable -> tooLarge(unreadable) ? tooLarge() : InputProblems.of(unreadable);
            case DataBufferLimitException _ -> tooLarge();
            case MethodNotAllowedException wrong ->
                new ProblemException(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "Use one of "
                                + wrong.getSupportedMethods().stream()
                                        .map(Object::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + " here.");
            case UnsupportedMediaTypeStatusException wrong ->
                new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Send the body as " + types(wrong.getSupportedMediaTypes()) + ".");
            case NotAcceptableStatusException wrong ->
                new ProblemException(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "Accept " + types(wrong.getSupportedMediaTypes()) + ".");
            case TransientDataAccessException _ -> unavailable();
            case DataAccessResourceFailureException _ -> unavailable();
            case ErrorResponse response ->
                byStatus(HttpStatus.resolve(response.getStatusCode().value()));
            default -> byStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    private static ProblemException byStatus(@Nullable HttpStatus known) {
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return switch (status) {
            case NOT_FOUND ->
                new ProblemException(status, "not-found", "There is nothing at this address. Check the path.");
            case CONTENT_TOO_LARGE -> tooLarge();
            case SERVICE_UNAVAILABLE -> unavailable();
            case INTERNAL_SERVER_ERROR ->
                new ProblemException(
                        status, "internal-error", "Something went wrong here. If it stays, report the trace id.");
            default ->
                new ProblemException(
                        status,
                        status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "The request was answered with " + status.value() + " " + status.getReasonPhrase() + ".");
        };
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "A server that this needs is away for the moment. Try again in a few seconds.");
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "Send a smaller body: 512 KB are taken here at most, unless the setting HTTP_MAX_BODY says otherwise.");
    }

    private static boolean tooLarge(ServerWebInputException unreadable) {
        return unreadable.contains(DataBufferLimitException.class);
    }

    private static String types(List<MediaType> types) {
        return types.isEmpty()
                ? "another type"
                : types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
