@rem The scripts of package.json say `exec`, so that signals reach node. cmd.exe has no such word and finds this file.
@%*
