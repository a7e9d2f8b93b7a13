package dev.ringway.starter.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The body of every error answer (RFC 9457).
 *
 * @param type stable, one per code
 * @param code what a program decides by
 * @param detail what the client can do about it
 * @param errors one per field that is wrong; left out if it is not about fields
 * @param traceId names this request in the logs; left out if it has none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String code, String detail, List<FieldProblem> errors, String traceId) {}
