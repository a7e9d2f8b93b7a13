package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.demo.ContactPlan.PlannedContact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CSV file as people send it: numbers written in several ways, some rows that have to be refused, and one number twice.
 *
 * @param refused rows of it
 */
record ContactFile(String text, int rows, int refused) {

    private static final String HEADER = "Full name,Phone,Company,Time zone";

    private static final List<String> WRONG = List.of(
            "No number,,Nowhere Ltd,",
            "Too short,12345,Nowhere Ltd,",
            "No such zone,+12125550198,Nowhere Ltd,Mars/Olympus");

    static ContactFile of(ContactPlan plan) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < plan.contacts().size(); i++) {
            rows.add(row(plan.contacts().get(i), i));
        }
        rows.add(rows.size() / 2, WRONG.get(0));
        rows.add(rows.size() / 3, WRONG.get(1));
        rows.add(WRONG.get(2));
        rows.add(row(plan.unwanted(), 0));
        return new ContactFile(
                rows.stream().collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n")),
                rows.size(),
                WRONG.size() + 1);
    }

    private static String row(PlannedContact contact, int at) {
        return "%s,%s,\"Example, Inc.\",".formatted(contact.name(), written(contact.number(), at % 3));
    }

    private static String written(String number, int manner) {
        String area = number.substring(2, 5);
        String line = number.substring(5, 8) + "-" + number.substring(8);
        return switch (manner) {
            case 0 -> number;
            case 1 -> "(" + area + ") " + line;
            default -> "+1 " + area + "-" + line;
        };
    }
}
