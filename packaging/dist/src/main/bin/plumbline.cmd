@echo off
rem Runs the plumbline command out of the folder it was unpacked into.
setlocal
set "PLUMBLINE_BASE=%~dp0.."
if defined JAVA_HOME (set "PLUMBLINE_JAVA=%JAVA_HOME%\bin\java.exe") else (set "PLUMBLINE_JAVA=java.exe")
"%PLUMBLINE_JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -Dplumbline.binaries=fetch %PLUMBLINE_JAVA_OPTS% -cp "%PLUMBLINE_BASE%\lib\*" dev.plumbline.cli.Plumbline %*
exit /b %ERRORLEVEL%
