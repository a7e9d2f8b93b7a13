package dev.ringway.starter.problems;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** 400 with the name of each field that is wrong. */
final class InputProblems {

    private InputProblems() {}

    static ProblemException of(WebExchangeBindException invalid) {
        return problem(invalid.getFieldErrors().stream()
                .map(InputProblems::fieldProblem)
                .toList());
    }

    static ProblemException of(HandlerMethodValidationException invalid) {
        return problem(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors body
                        ? body.getFieldErrors().stream().map(InputProblems::fieldProblem)
                        : result.getResolvableErrors().stream().map(error -> parameterProblem(result, error)))
                .toList());
    }

    static ProblemException of(ServerWebInputException unreadable) {
        if (unreadable instanceof MissingRequestValueException missing) {
            return ProblemException.invalid(missing.getName(), "is required");
        }
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return of(json);
            }
            if (cause instanceof TypeMismatchException mismatch) {
                return ProblemException.invalid(
                        nameOf(unreadable.getMethodParameter()), expected(typeOf(unreadable, mismatch)));
            }
        }
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "invalid-request", "The request's body or parameters cannot be read.");
    }

    private static @Nullable Class<?> typeOf(ServerWebInputException unreadable, TypeMismatchException mismatch) {
        MethodParameter parameter = unreadable.getMethodParameter();
        return parameter == null
                ? mismatch.getRequiredType()
                : parameter.nestedIfOptional().getNestedParameterType();
    }

    private static ProblemException of(JacksonException json) {
        String field = path(json);
        return switch (json) {
            case UnrecognizedPropertyException _ -> ProblemException.invalid(field, "is not known here");
            case MismatchedInputException mismatch
            when !field.isEmpty() -> ProblemException.invalid(field, expected(mismatch.getTargetType()));
            default ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid-request", "The body is not the JSON that is expected here.");
        };
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return type == null ? "has the wrong form" : "must be " + InputTypes.described(type);
    }

    private static String nameOf(@Nullable MethodParameter parameter) {
        if (parameter == null) {
            return "request";
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String given = query != null ? query.name() : path != null ? path.name() : header != null ? header.name() : "";
        String declared = parameter.getParameterName();
        return !given.isEmpty() ? given : declared == null ? "request" : declared;
    }

    private static FieldProblem parameterProblem(ParameterValidationResult result, MessageSourceResolvable error) {
        return new FieldProblem(nameOf(result.getMethodParameter()), text(error));
    }

    private static FieldProblem fieldProblem(FieldError error) {
        return new FieldProblem(error.getField(), error.isBindingFailure() ? "has the wrong form" : text(error));
    }

    private static String text(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    private static ProblemException problem(List<FieldProblem> fields) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "Correct the fields named in errors and send the request again.",
                fields);
    }
}
