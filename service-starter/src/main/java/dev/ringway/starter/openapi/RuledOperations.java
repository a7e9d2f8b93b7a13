package dev.ringway.starter.openapi;

import dev.ringway.starter.security.Endpoints;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.security.Rule;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/** Writes into every operation who may call it, with what it answers, and that every error is a problem. */
final class RuledOperations implements GlobalOperationCustomizer {

    private static final String OK = "200";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Optional<Rule> rule = Endpoints.ruleOf(handler);
        Optional<Role> role = rule.flatMap(Rule::role);
        role.ifPresent(needed -> operation.addExtension("x-role", needed.text()));
        if (role.isEmpty()) {
            operation.setSecurity(List.of());
        }
        document(operation.getResponses(), DocumentedStatuses.answers(handler));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        return operation;
    }

    /** What was taken for the answer with 200 is the one with each of these, but for those that are told by themselves. */
    private static void document(ApiResponses responses, List<HttpStatus> statuses) {
        Optional<ApiResponse> found = Optional.ofNullable(responses.get(OK));
        if (!statuses.isEmpty() && !statuses.contains(HttpStatus.OK)) {
            responses.remove(OK);
        }
        statuses.stream()
                .filter(status -> !responses.containsKey(Integer.toString(status.value())))
                .forEach(status -> responses.addApiResponse(
                        Integer.toString(status.value()),
                        response(status, found.map(ApiResponse::getContent).filter(any -> hasBody(status)))));
    }

    private static ApiResponse response(HttpStatus status, Optional<Content> content) {
        ApiResponse response = new ApiResponse().description(status.getReasonPhrase());
        content.ifPresent(response::setContent);
        if (status == HttpStatus.CREATED) {
            response.addHeaderObject(
                    HttpHeaders.LOCATION,
                    new Header().description("Of what was created").schema(new StringSchema()));
        }
        return response;
    }

    private static boolean hasBody(HttpStatus status) {
        return status != HttpStatus.NO_CONTENT;
    }
}
