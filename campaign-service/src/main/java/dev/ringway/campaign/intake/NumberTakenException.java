package dev.ringway.campaign.intake;

import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A telephone number belongs to one contact, and this one to another. */
public final class NumberTakenException extends RuntimeException {

    private final String contactId;

    NumberTakenException(String contactId) {
        super("the number belongs to contact " + contactId);
        this.contactId = contactId;
    }

    /** Whose number it is. */
    public String contactId() {
        return contactId;
    }

    /** 409 that says so. */
    public ProblemException problem() {
        ProblemException problem = new ProblemException(
                HttpStatus.CONFLICT,
                "contact-exists",
                "The contact " + contactId + " has this number. Change that one, or merge the two.",
                List.of(new FieldProblem("phoneNumber", "belongs to the contact " + contactId)));
        problem.initCause(this);
        return problem;
    }
}
