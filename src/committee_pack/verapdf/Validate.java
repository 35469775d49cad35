// Asks veraPDF whether PDF files meet the standards named, all files in one start of Java.
// Usage: java -cp CLASSPATH Validate.java FLAVOUR,... FILE...      for example ua1,2a
// Prints a line of JSON for each file and flavour; its exit code says only whether it ran.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
  private static final int PLACES_SHOWN = 3;

  /** A rule that a file breaks: what it says, how often it is broken, and where first. */
  private static final class Failure {
    final String rule;
    final String message;
    final List<String> places = new ArrayList<>();
    int count = 0;

    Failure(String rule, String message) {
      this.rule = rule;
      this.message = message;
    }

    void met(String place) {
      count++;
      if (places.size() < PLACES_SHOWN) places.add(place);
    }

    String json() {
      List<String> quoted = places.stream().map(Validate::quote).toList();
      return String.format("{\"rule\": %s, \"message\": %s, \"count\": %d, \"places\": %s}",
          quote(rule), quote(message), count, quoted);
    }
  }

  public static void main(String[] args) {
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < args.length; i++)
      for (String flavour : args[0].split(","))
        System.out.println(verdict(Path.of(args[i]), PDFAFlavour.byFlavourId(flavour)));
  }

  private static String verdict(Path file, PDFAFlavour flavour) {
    try {
      ValidationResult result = validate(file, flavour);
      return json(file, flavour, result.isCompliant(), failures(result));
    } catch (Exception fault) {
      Failure unreadable = new Failure("unreadable", String.valueOf(fault.getMessage()));
      unreadable.met("the file");
      return json(file, flavour, false, List.of(unreadable));
    }
  }

  private static ValidationResult validate(Path file, PDFAFlavour flavour) throws Exception {
    var foundry = Foundries.defaultInstance();
    try (var bytes = Files.newInputStream(file);
         var parser = foundry.createParser(bytes, flavour);
         var validator = foundry.createValidator(flavour, false)) {
      return validator.validate(parser);
    }
  }

  private static List<Failure> failures(ValidationResult result) {
    Map<String, Failure> found = new LinkedHashMap<>();
    for (TestAssertion check : result.getTestAssertions()) {
      if (check.getStatus() != TestAssertion.Status.FAILED) continue;
      String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
      found.computeIfAbsent(rule, key -> new Failure(key, check.getMessage()))
          .met(check.getLocation().getContext());
    }
    return List.copyOf(found.values());
  }

  private static String json(Path file, PDFAFlavour flavour, boolean compliant, List<Failure> failures) {
    return String.format("{\"file\": %s, \"flavour\": %s, \"compliant\": %s, \"failures\": %s}",
        quote(file.toString()), quote(flavour.getId()), compliant, failures.stream().map(Failure::json).toList());
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : text.toCharArray())
      if (each == '"' || each == '\\') quoted.append('\\').append(each);
      else if (each < ' ' || each > '~') quoted.append(String.format("\\u%04x", (int) each));
      else quoted.append(each);
    return quoted.append('"').toString();
  }
}
