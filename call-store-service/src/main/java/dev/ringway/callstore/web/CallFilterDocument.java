package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallField;
import dev.ringway.starter.http.PageParameters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the API document what {@link CallFilters} read, behind an operation's own parameters and before its page's. */
@Component
final class CallFilterDocument implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.hasMethodAnnotation(CallFilterParameters.class)) {
            List<Parameter> parameters = new ArrayList<>(
                    Optional.ofNullable(operation.getParameters()).orElse(List.of()));
            int page = parameters.stream().map(Parameter::getName).toList().indexOf(PageParameters.CURSOR);
            parameters.addAll(page < 0 ? parameters.size() : page, filters());
            operation.setParameters(parameters);
        }
        return operation;
    }

    private static List<Parameter> filters() {
        return Stream.concat(
                        Stream.of(CallField.values()).map(CallFilterDocument::anyOf),
                        Stream.of(CallFilters.Single.values()).map(CallFilterDocument::single))
                .toList();
    }

    private static Parameter anyOf(CallField field) {
        Schema<Object> item = field == CallField.ATTEMPT_NUMBER ? number() : type("string");
        FieldValues.choices(field).forEach(item::addEnumItemObject);
        Parameter parameter = parameter(field.text(), type("array").items(item));
        description(field).ifPresent(parameter::setDescription);
        return parameter;
    }

    private static Optional<String> description(CallField field) {
        return switch (field) {
            case STATUS, OUTCOME -> Optional.of("Any of these");
            case FROM -> Optional.of("Any of these numbers or addresses; 403 for who may not see numbers");
            case TO -> Optional.of("As from");
            case AGENT -> Optional.of("Any of these agent ids");
            case CAMPAIGN -> Optional.of("Any of these campaign ids");
            case CONTACT -> Optional.of("Any of these contact ids");
            case DIRECTION -> Optional.empty();
            case ANSWERED_BY ->
                Optional.of("Any of these: human, fax, unknown, machine_start …; machine means every kind of machine");
            case TAG -> Optional.of("Any of these tags");
            case ATTEMPT -> Optional.of("Any of these dial attempts' ids");
            case ATTEMPT_NUMBER -> Optional.of("Any of these: 1 is the first attempt at a contact");
            case CONVERSATION -> Optional.of("Any of these conversation ids");
        };
    }

    private static Parameter single(CallFilters.Single single) {
        return switch (single) {
            case HAS_RECORDING ->
                parameter(single.text(), type("boolean"))
                        .description("Whether there is a recording, present or still to come");
            case FOLLOW_UP -> {
                Schema<Object> due = type("string");
                due.addEnumItemObject(CallFilters.DUE);
                yield parameter(single.text(), due)
                        .description("A follow-up is required and its date has come, or has none");
            }
            case MIN_DURATION, MAX_DURATION ->
                parameter(single.text(), number()).description("Seconds, inclusive");
            case STARTED_AFTER -> parameter(single.text(), time()).description("Start at this time or later");
            case STARTED_BEFORE -> parameter(single.text(), time()).description("Start before this time");
        };
    }

    private static Parameter parameter(String name, Schema<?> schema) {
        return new Parameter().in("query").name(name).schema(schema);
    }

    private static Schema<?> time() {
        return type("string").format("date-time");
    }

    private static Schema<Object> number() {
        Schema<Object> number = type("integer");
        number.setFormat("int32");
        return number;
    }

    private static Schema<Object> type(String name) {
        Schema<Object> schema = new Schema<>(SpecVersion.V31);
        schema.addType(name);
        return schema;
    }
}
