package dev.ringway.starter.openapi;

import dev.ringway.starter.security.Endpoints;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.security.Rule;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Writes into every operation who may call it, and that every error is a problem. */
final class RuledOperations implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Optional<Rule> rule = Endpoints.ruleOf(handler);
        Optional<Role> role = rule.flatMap(Rule::role);
        role.ifPresent(needed -> operation.addExtension("x-role", needed.text()));
        if (role.isEmpty()) {
            operation.setSecurity(List.of());
        }
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
}
