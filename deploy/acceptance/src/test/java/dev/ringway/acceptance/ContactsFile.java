package dev.ringway.acceptance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A CSV file of contacts. */
final class ContactsFile {

    private ContactsFile() {}

    static String of(List<String> numbers) {
        return numbers.stream().collect(Collectors.joining("\n", "phoneNumber\n", "\n"));
    }

    /** @param unwilling are not to be called */
    static String of(List<String> numbers, Stream<String> unwilling) {
        return Stream.concat(
                        numbers.stream().map(number -> number + ","), unwilling.map(number -> number + ",do-not-call"))
                .collect(Collectors.joining("\n", "phoneNumber,status\n", "\n"));
    }

    /** @param zones are given to the numbers in turn */
    static String of(List<String> numbers, List<String> zones) {
        return IntStream.range(0, numbers.size())
                .mapToObj(index -> numbers.get(index) + "," + zones.get(index % zones.size()))
                .collect(Collectors.joining("\n", "phoneNumber,timeZone\n", "\n"));
    }
}
