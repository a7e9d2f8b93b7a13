package dev.ringway.starter.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/** With which statuses operations answer where all goes well, as their API document tells. */
public final class DocumentedStatuses {

    private DocumentedStatuses() {}

    /** By {@link Answers} or {@link ResponseStatus}, or one by one where each has another body; else 200. */
    public static Set<HttpStatus> of(HandlerMethod handler) {
        Set<HttpStatus> documented = EnumSet.noneOf(HttpStatus.class);
        documented.addAll(answers(handler));
        ResponseStatus only = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ResponseStatus.class);
        if (only != null) {
            documented.add(only.code());
        }
        responses(handler)
                .map(ApiResponse::responseCode)
                .flatMap(code -> Arrays.stream(HttpStatus.values())
                        .filter(status -> Integer.toString(status.value()).equals(code)))
                .forEach(documented::add);
        return documented.isEmpty() ? EnumSet.of(HttpStatus.OK) : documented;
    }

    /** Empty where it does not say any. */
    static List<HttpStatus> answers(HandlerMethod handler) {
        Answers answers = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Answers.class);
        return answers == null ? List.of() : List.of(answers.value());
    }

    private static Stream<ApiResponse> responses(HandlerMethod handler) {
        Operation operation = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Operation.class);
        return Stream.concat(
                AnnotatedElementUtils.findMergedRepeatableAnnotations(handler.getMethod(), ApiResponse.class).stream(),
                operation == null ? Stream.empty() : Arrays.stream(operation.responses()));
    }
}
