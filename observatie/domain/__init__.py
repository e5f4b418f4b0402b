"""What a visit, a note and an instrument are: pure rules, without Qt, SQL, paper or a clock."""
