package io.whereabouts.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.benchmarks.measuring.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlternationTest {
    @Test
    void each_operation_has_every_turn_and_follows_each_of_the_others() throws Exception {
        var done = new ArrayList<String>();
        var operations = Stream.of("a", "b", "c", "d")
                .<Operation>map(name -> () -> done.add(name))
                .toList();
        assertThat(Alternation.run(operations, 50))
                .allSatisfy(each -> assertThat(each.getTotalCount()).isEqualTo(50));
        var pairs = new HashSet<String>();
        for (var i = 1; i < done.size(); i++) {
            pairs.add(done.get(i - 1) + done.get(i));
        }
        assertThat(pairs).contains("ab", "ac", "ad", "ba", "bc", "bd", "ca", "cb", "cd", "da", "db", "dc");
    }
}
