"""What happens around crawls: what came of one, said and entered; several at once; the state of the machine and the archive."""
